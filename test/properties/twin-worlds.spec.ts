import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Actor } from './actors.js';
import type { Twins } from './twin-pair.js';
import { TWINS } from './twins.js';
import { whatIsSeen } from './what-is-seen.js';
import { WorldHouse } from './world/world-house.js';

describe('twin worlds', () => {
  let house: WorldHouse;
  beforeAll(async () => {
    house = await WorldHouse.open();
  });
  afterAll(() => house.close());

  /** What the two worlds answer differently, in short. */
  const differences = async (twins: Twins, actor: Actor): Promise<string[]> => {
    const { one, other } = twins;
    // The refusals of a role are compared once for it: in the first twins that it is to tell apart.
    const isFirst = TWINS.find(({ as }) => as === actor.role) === twins;
    await house.load(one);
    const before = await whatIsSeen(house, actor, [one, other], isFirst);
    await house.load(other);
    const after = await whatIsSeen(house, actor, [one, other], isFirst);
    expect(before.size).toBeGreaterThan(isFirst ? 100 : 15);
    return [...before].flatMap(([asked, answer]) => {
      const other = after.get(asked) ?? '';
      let at = 0;
      while (at < answer.length && answer[at] === other[at]) at += 1;
      const around = (text: string): string => text.slice(Math.max(0, at - 60), at + 60);
      return answer === other ? [] : [`${asked}: …${around(answer)}… or …${around(other)}…`];
    });
  };
  const actorOf = ({ one }: Twins, subject: string, role: string): Actor => {
    const accountId = one.accounts.find((account) => account.subject === subject)?.id ?? '';
    return { accountId, subject, role };
  };

  test.each(TWINS.map((twins) => [`${twins.who} cannot tell ${twins.whether} (${twins.rule})`, twins] as const))(
    'D5 %s',
    async (_says, twins) => {
      expect(await differences(twins, actorOf(twins, twins.who, twins.as))).toEqual([]);
    },
  );

  test('D5 who may see what the worlds differ in is answered differently, so the comparison does see', async () => {
    const [twins] = TWINS;
    if (twins === undefined) throw new Error('there are no twins');
    expect(await differences(twins, actorOf(twins, 'vos', 'company-doctor'))).not.toEqual([]);
  });
});
