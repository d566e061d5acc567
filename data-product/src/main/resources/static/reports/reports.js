// Shows every report as a chart and a table, and asks each second whether the log has gone on.
const API = "/api/v1/reports";
const SECOND = 1000;
const COLOURS = ["#4e79a7", "#e15759", "#f28e2b", "#76b7b2", "#59a14f"];
const state = document.getElementById("state");

function text(value) {
  if (value === null) return "";
  if (typeof value === "number" && !Number.isInteger(value)) return value.toFixed(3);
  return String(value).replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d):00Z$/, "$1 $2");
}

function cells(row, tag, values) {
  row.replaceChildren(...values.map(value => {
    const cell = document.createElement(tag);
    cell.textContent = text(value);
    return cell;
  }));
  return row;
}

class Section {
  constructor(report) {
    this.report = report;
    this.url = `${API}/${report.name}`;
    this.element = document.getElementById("report").content.cloneNode(true).firstElementChild;
    this.element.id = report.name;
    this.find("h2").textContent = report.title;
    this.find(".description").textContent = report.description;
    this.find("canvas").setAttribute("aria-label", `${report.title}; the table below has the numbers`);
    this.find(".json").href = this.url;
    const csv = this.find(".csv");
    csv.addEventListener("click", event => this.download(event));
    csv.href = this.url;
    document.getElementById("reports").append(this.element);
    this.chart = new Chart(this.find("canvas"), {
      type: "bar",
      data: { labels: [], datasets: report.series.map((name, n) => (
        { label: name, data: [], backgroundColor: COLOURS[n % COLOURS.length] })) },
      options: { animation: false, maintainAspectRatio: false,
        scales: { y: { beginAtZero: true, ticks: { precision: 0 } } } },
    });
  }

  find(selector) {
    return this.element.querySelector(selector);
  }

  async download(event) {
    event.preventDefault();
    const answer = await fetch(this.url, { headers: { Accept: "text/csv" } });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await answer.blob());
    link.download = `${this.report.name}.csv`;
    link.click();
    URL.revokeObjectURL(link.href);
  }

  async refresh() {
    const headers = { Accept: "application/json" };
    if (this.etag) headers["If-None-Match"] = this.etag;
    const answer = await fetch(this.url, { headers, cache: "no-store" });
    if (answer.status === 304) return;
    if (!answer.ok) throw new Error(`${this.url} is answered with ${answer.status}`);
    this.etag = answer.headers.get("ETag");
    this.show(await answer.json());
  }

  show(sheet) {
    const { label, series, title } = this.report;
    cells(this.find("thead tr"), "th", sheet.columns.map(column => column.replaceAll("_", " ")));
    this.find("tbody").replaceChildren(...sheet.rows.map(row =>
      cells(document.createElement("tr"), "td", sheet.columns.map(column => row[column]))));
    this.chart.data.labels = sheet.rows.map(row => label ? text(row[label]) : title);
    this.chart.data.datasets.forEach((set, n) => { set.data = sheet.rows.map(row => row[series[n]]); });
    this.chart.update();
  }
}

async function follow(sections) {
  try {
    await Promise.all(sections.map(section => section.refresh()));
    state.textContent = "As of now; what happens next appears by itself.";
  } catch (problem) {
    state.textContent = `Cannot be read now: ${problem.message}`;
  }
  setTimeout(() => follow(sections), SECOND);
}

fetch(API)
  .then(answer => answer.json())
  .then(reports => follow(reports.map(report => new Section(report))));
