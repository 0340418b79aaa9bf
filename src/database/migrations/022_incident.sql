-- Redactions of several texts of one incident can wait for a second person at the same time.
drop index incident_requests_open;
create unique index incident_requests_open on incident_requests (incident, action, coalesce(target, ''))
  where decision is null;
