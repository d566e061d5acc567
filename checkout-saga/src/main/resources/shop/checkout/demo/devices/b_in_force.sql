-- What was in force, as is known now: a version counts from its time on, until the time of one
-- that became known later.
select
  signal.subject as device,
  signal.occurred_hour as hour,
  cast(signal.data ->> 'value' as double) as value,
  model.threshold
from events as signal
join (
  select subject, threshold, valid_from,
    min(valid_from) over (
      partition by subject order by seq
      rows between 1 following and unbounded following) as valid_until
  from (
    select subject, seq,
      cast(data ->> 'threshold' as double) as threshold,
      cast(replace(data ->> 'validFrom', 'Z', '') as timestamp) as valid_from
    from events
    where source = 'device-models') as version) as model
  on model.subject = signal.subject
  and model.valid_from <= signal.occurred_at
  and (model.valid_until is null or signal.occurred_at < model.valid_until)
where signal.source = 'signals'
