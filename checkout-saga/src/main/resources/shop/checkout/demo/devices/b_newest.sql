-- The newest model: the device's last version, whenever it is in force.
select
  signal.subject as device,
  signal.occurred_hour as hour,
  cast(signal.data ->> 'value' as double) as value,
  cast(model.data ->> 'threshold' as double) as threshold
from events as signal
join events as model
  on model.source = 'device-models'
  and model.subject = signal.subject
join (
  select subject, max(seq) as seq
  from events
  where source = 'device-models'
  group by subject) as newest
  on newest.subject = model.subject and newest.seq = model.seq
where signal.source = 'signals'
