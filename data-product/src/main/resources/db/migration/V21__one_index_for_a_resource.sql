-- A resource's events in their order are found by its revisions. A second index that begins with the
-- subject meant a second page somewhere else for nearly every event.
drop index public_log_subject;
