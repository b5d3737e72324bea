import { randomUUID } from 'node:crypto';
import type { Cast } from '../cast.js';

/** The duty that a core-expert doctor stated for somebody (S13), and who acts for a party in a dispute about him, as he recorded it (S10). */
export async function ofADossier(
  cast: Cast,
  employeeId: string,
  doctorId: string,
): Promise<Record<'statedDutyId' | 'medicalProxyId', string>> {
  const [statedDutyId, medicalProxyId] = [randomUUID(), randomUUID()];
  await cast.sql(
    `INSERT INTO access.stated_duty (id, employee_id, doctor_id, duty, stated_at, valid_until)
     VALUES ($1, $2, $3, 'continuity', '2020-01-01T00:00:00Z', '2099-01-01T00:00:00Z')`,
    [statedDutyId, employeeId, doctorId],
  );
  await cast.sql(
    `INSERT INTO access.medical_proxy (id, employee_id, party, name, number, dispute, recorded_by, last_day)
     VALUES ($1, $2, 'employer', 'Q. Outside', '99012345696', 'appeal', $3, '2099-01-01')`,
    [medicalProxyId, employeeId, doctorId],
  );
  return { statedDutyId, medicalProxyId };
}
