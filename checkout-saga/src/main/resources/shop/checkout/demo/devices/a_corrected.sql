-- What was in force, as is known now: of a signal and its corrections the last one told.
select
  subject as device,
  occurred_hour as hour,
  cast(data ->> 'value' as double) as value,
  cast(data ->> 'threshold' as double) as threshold
from events
where source = 'judged-signals'
  and log_position in (
    select max(log_position)
    from events
    where source = 'judged-signals'
    group by coalesce(data ->> 'corrects', id))
