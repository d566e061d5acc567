-- CloudEvents: source and id name an event. The id first, so that an event is found by it alone: of a
-- source there are many, and the planner could take the index of sources and positions for both.
drop index public_log_event;
create unique index public_log_event on public_log (id, source);
