-- What was known when it was measured: the threshold that the signal bore when it was told.
select
  subject as device,
  occurred_hour as hour,
  cast(data ->> 'value' as double) as value,
  cast(data ->> 'threshold' as double) as threshold
from events
where source = 'judged-signals' and type = 'shop.judgedSignal.measured'
