-- S7: an employment of which nobody said since when came with a sick report (V9). Who runs the payroll is told nothing of absence, so
-- he learns of it once the employer says when it began.
CREATE OR REPLACE FUNCTION access.is_paid(employment uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.employment m
    WHERE m.id = employment AND m.starts_on IS NOT NULL AND (m.ends_on IS NULL OR access.reads_after(m.ends_on))) $$;
CREATE OR REPLACE FUNCTION access.is_on_payroll(employee uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.employment m
    WHERE m.employee_id = employee AND m.starts_on IS NOT NULL AND (m.ends_on IS NULL OR access.reads_after(m.ends_on))) $$;
