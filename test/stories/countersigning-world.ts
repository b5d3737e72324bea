import type { Answer } from '../harness/http.js';
import { idIn, verdictWorld, type VerdictWorld } from './verdict-world.js';

const UNFIT = { outcome: 'unfit', grounds: 'Seen twice, the second time with Dr Vos.' };
export const REASON = { reason: 'Look once more at what was said in March.' };

type Asked = Awaited<ReturnType<VerdictWorld['askedOfSomebodyNew']>>;

/** The world of the verdict stories, with a doctor in training under Dr Vos. */
export interface CountersigningWorld {
  readonly world: VerdictWorld;
  readonly jong: string;
  readonly trainingId: string;
  /** A question about somebody new whose doctor is in training. */
  readonly asked: (withAccount?: boolean) => Promise<Asked>;
  readonly propose: (questionId: string, body?: unknown, who?: string) => Promise<Answer>;
  readonly proposed: (withAccount?: boolean) => Promise<Asked & { readonly proposalId: string }>;
  readonly countersign: (proposalId: string, who?: string) => Promise<Answer>;
  readonly waitingOf: (who: string) => Promise<readonly unknown[]>;
}

/** Starts it; stop its world in `afterAll`. */
export async function countersigningWorld(): Promise<CountersigningWorld> {
  const world = await verdictWorld();
  const jong = await world.cast.person('dr-jong', {
    roles: [{ role: 'doctor-in-training' }],
    registeredUntil: '2099-01-01',
  });
  const trainingId = await world.cast.training(jong, world.vos);
  const asked = async (withAccount = true): Promise<Asked> => {
    const about = await world.askedOfSomebodyNew(withAccount);
    await world.cast.sql('UPDATE access.responsibility SET ended_at = platform.clock() WHERE employee_id = $1', [
      about.employeeId,
    ]);
    await world.cast.responsibility(about.employeeId, jong);
    return about;
  };
  const propose = (questionId: string, body: unknown = UNFIT, who = 'dr-jong'): Promise<Answer> =>
    world.as(who, `/questions/${questionId}/proposals`, { body });
  return {
    ...{ world, jong, trainingId, asked, propose },
    proposed: async (withAccount = true) => {
      const about = await asked(withAccount);
      return { ...about, proposalId: idIn(await propose(about.questionId), 'proposalId') };
    },
    countersign: (proposalId, who = 'dr-vos') =>
      world.as(who, `/proposals/${proposalId}/countersignature`, { method: 'POST' }),
    waitingOf: async (who) => {
      const { body } = await world.as(who, '/waiting?limit=100');
      return (body['items'] as readonly { readonly id: string }[]).map(({ id }) => id);
    },
  };
}
