import type { Cast } from '../cast.js';
import { ask } from '../harness/http.js';
import type { RunningService } from '../harness/service.js';
import { idIn, QUESTION, UNFIT } from './verdict-world.js';

/** Who a pupil is taught by, and at whose employer he guides somebody. */
interface Taught {
  readonly employerId: string;
  readonly doctor: string;
  readonly doctorId: string;
  readonly officer: string;
}

/** A doctor in training under a doctor, and the verdict that he prepared for him (V3). */
export async function taught(
  { url }: RunningService,
  cast: Cast,
  { employerId, doctor, doctorId, officer }: Taught,
): Promise<Record<'trainingId' | 'proposalId', string>> {
  const pupil = `${doctor}-pupil`;
  const registered = { registeredUntil: '2099-01-01' };
  const pupilId = await cast.person(pupil, { roles: [{ role: 'doctor-in-training' }], ...registered });
  const trainingId = await cast.training(pupilId, doctorId);
  const { absenceId } = await cast.employee({ employerId, doctorId: pupilId, absentSince: '2026-01-01' });
  const post = async (who: string, path: string, body: unknown, name: string): Promise<string> =>
    idIn(await ask(`${url}/v1${path}`, { token: await cast.token(who), body }), name);
  const questionId = await post(officer, `/absences/${String(absenceId)}/questions`, QUESTION, 'questionId');
  const said = { ...UNFIT, grounds: 'seen twice' };
  return { trainingId, proposalId: await post(pupil, `/questions/${questionId}/proposals`, said, 'proposalId') };
}
