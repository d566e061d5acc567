-- For every device and hour the median, and whether it was too hot. It stands behind
-- WITH judged AS (one of the other files).
select
  device,
  hour,
  median(value) as median,
  threshold,
  median(value) > threshold as too_hot
from judged
group by device, hour, threshold
order by device, hour, threshold
