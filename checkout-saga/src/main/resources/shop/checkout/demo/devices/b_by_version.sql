-- What was known when it was measured: the version of the model that the signal names.
select
  signal.subject as device,
  signal.occurred_hour as hour,
  cast(signal.data ->> 'value' as double) as value,
  cast(model.data ->> 'threshold' as double) as threshold
from events as signal
join events as model
  on model.source = 'device-models'
  and model.subject = signal.subject
  and model.seq = cast(signal.data ->> 'model' as bigint)
where signal.source = 'signals'
