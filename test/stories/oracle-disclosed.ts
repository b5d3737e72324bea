import type { Cast } from '../cast.js';
import type { RunningService } from '../harness/service.js';
import { consented } from './consent-steps.js';
import { approved, askedOn } from './disclosure-steps.js';
import { today } from './oracle-found.js';

/** A consent that the employee signed, and a request that was approved on it. */
export async function disclosed(
  service: RunningService,
  cast: Cast,
  of: { readonly employee: string; readonly doctor: string; readonly employeeId: string; readonly pieceId: string },
): Promise<Record<'consentId' | 'disclosureRequestId', string>> {
  const { employee, doctor, employeeId, pieceId } = of;
  const at = `/employees/${employeeId}`;
  const consentId = await consented(service, await cast.token(employee), `${at}/consents`, pieceId);
  const asked = askedOn(await today(cast), consentId, pieceId);
  const path = `${at}/disclosure-requests`;
  return { consentId, disclosureRequestId: await approved(service, await cast.token(doctor), path, asked) };
}
