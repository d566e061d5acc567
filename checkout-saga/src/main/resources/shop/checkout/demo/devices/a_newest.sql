-- The newest model: the threshold that the device's newest signal bears.
select
  signal.subject as device,
  signal.occurred_hour as hour,
  cast(signal.data ->> 'value' as double) as value,
  cast(model.data ->> 'threshold' as double) as threshold
from events as signal
join (
  select subject, log_position, data,
    row_number() over (partition by subject order by occurred_at desc, log_position desc) as age
  from events
  where source = 'judged-signals') as model
  on model.subject = signal.subject and model.age = 1
where signal.source = 'judged-signals' and signal.type = 'shop.judgedSignal.measured'
