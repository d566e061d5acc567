// Third parties judge what a running service says of itself: node judge.mjs http://127.0.0.1:8080
// Each judge also gets a spoiled copy, in which it has to find something: one that is always
// content is no judge. Prints a line for each, and ends with 1 when one of them is not satisfied.
import { readFileSync } from 'node:fs';
import { Parser } from '@asyncapi/parser';
import spectral from '@stoplight/spectral-core';
import { oas } from '@stoplight/spectral-rulesets';
import Ajv2019 from 'ajv/dist/2019.js';
import Ajv2020 from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { HTTP } from 'cloudevents';

const base = process.argv[2];
const API = `${base}/api/v1`;
const ERROR = 0;
const WARNING = 1;

async function get(url, accept = 'application/json') {
  const response = await fetch(url, { headers: { accept } });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.json();
}

const finding = diagnostic => `${diagnostic.code} at ${diagnostic.path.join('/')}: ${diagnostic.message}`;

async function asyncApi(document) {
  const diagnostics = await new Parser().validate(JSON.stringify(document));
  return diagnostics.filter(({ severity }) => severity <= WARNING).map(finding);
}

async function openApi(document) {
  const linter = new spectral.Spectral();
  linter.setRuleset({ extends: [[oas, 'recommended']] });
  const diagnostics = await linter.run(JSON.stringify(document));
  return diagnostics.filter(({ severity }) => severity === ERROR).map(finding);
}

function ajv(Draft) {
  return formats(new Draft({ allErrors: true, strict: false }), { mode: 'full' });
}

/** A judge that holds documents against the schema of a standard. */
function standard(file) {
  const schema = JSON.parse(readFileSync(new URL(`standards/${file}`, import.meta.url)));
  return documents => documents.flatMap(document => faults(ajv(Ajv2019).compile(schema), document));
}

function faults(validate, value) {
  return validate(value)
    ? []
    : validate.errors.map(({ instancePath, message }) => `${value.id}${instancePath}: ${message}`);
}

/** Every event's data has to keep the schema that the event names. */
function data({ schemas, events }) {
  const validators = new Map(
    Object.entries(schemas).map(([url, schema]) => [url, ajv(Ajv2020).compile(schema)]));
  return events.flatMap(event => {
    const validate = validators.get(event.dataschema);
    return validate ? faults(validate, event.data) : [`${event.id}: no schema ${event.dataschema}`];
  });
}

/** Every message of the live stream has to be a CloudEvent for the SDK. */
function cloudEvents(messages) {
  return messages.flatMap(body => {
    try {
      const event = HTTP.toEvent({ headers: { 'content-type': 'application/cloudevents+json' }, body });
      return event.validate() && event.data.constructor === Object ? [] : [`${event.id}: no data`];
    } catch (error) {
      return [`${error.message}: ${JSON.stringify(error.errors ?? body)}`];
    }
  });
}

/** What the live stream says first, from the beginning of the log. */
async function stream(atLeast) {
  const controller = new AbortController();
  const response = await fetch(`${API}/events?after=0`, {
    headers: { accept: 'text/event-stream' },
    signal: controller.signal,
  });
  const messages = [];
  let text = '';
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const blocks = text.split('\n\n');
    text = blocks.pop();
    messages.push(...blocks.flatMap(block => block.match(/^data: ?(.*)$/m)?.slice(1) ?? []));
    if (messages.length >= atLeast) break;
  }
  controller.abort();
  return messages;
}

const events = await get(`${API}/events?limit=1000`);
const listed = await get(`${base}/schemas`);
const products = await get(`${base}/data-products`);
const schemas = Object.fromEntries(
  await Promise.all(listed.map(async ({ schema }) => [schema, await get(schema)])));
const contracts = await Promise.all(
  products.map(({ id }) => get(`${base}/data-products/${id}/contract`)));

const cases = [
  {
    judge: '@asyncapi/parser',
    on: await get(`${base}/asyncapi`),
    says: asyncApi,
    spoil: document => { document.channels.carts.messages = 7; },
  },
  {
    judge: 'spectral',
    on: await get(`${base}/v3/api-docs`),
    says: openApi,
    spoil: document => { delete document.paths[Object.keys(document.paths)[0]].parameters; document.info = {}; },
  },
  {
    judge: 'ajv with ODCS 3.1',
    on: contracts,
    says: standard('odcs-json-schema-v3.1.0.json'),
    spoil: ([contract]) => { contract.schema[0].properties[0].logicalType = 'text'; },
  },
  {
    judge: 'ajv with ODPS 1.0',
    on: products,
    says: standard('odps-json-schema-v1.0.0.json'),
    spoil: ([product]) => { delete product.outputPorts[0].version; },
  },
  {
    judge: 'ajv with JSON Schema 2020-12',
    on: { schemas, events },
    says: data,
    spoil: ({ events: [event] }) => { delete event.data.updateTime; },
  },
  {
    judge: 'the CloudEvents SDK',
    on: await stream(events.length),
    says: cloudEvents,
    spoil: messages => { messages[0] = messages[0].replace('"source"', '"origin"'); },
  },
];

let content = events.length > 0;
for (const { judge, on, says, spoil } of cases) {
  const findings = await says(structuredClone(on));
  const spoiled = structuredClone(on);
  spoil(spoiled);
  if ((await says(spoiled)).length === 0) findings.push('has found nothing in a spoiled copy');
  findings.forEach(found => console.error(`${judge}: ${found}`));
  console.log(`${judge}: ${findings.length === 0 ? 'content' : 'NOT content'}`);
  content &&= findings.length === 0;
}
console.log(`${events.length} events were looked at`);
process.exit(content ? 0 : 1);
