import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { REFUSED, TAKEN, type Claim, type Step } from './raw-sessions.js';
import { verdictDatabase, type VerdictDatabase } from './verdict-database.js';

const FOR_A_DUTY: Step = ["SELECT set_config('kluis.purpose', 'statutory-duty', true)", []];

describe('the database alone, about what a doctor in training prepares', () => {
  let database: VerdictDatabase;
  let jong: string;
  let smit: string;
  let asJong: Claim;
  let asVos: Claim;
  beforeAll(async () => {
    database = await verdictDatabase();
    const { cast, vos } = database.world;
    jong = await cast.person('dr-jong', { roles: [{ role: 'doctor-in-training' }], registeredUntil: '2099-01-01' });
    await cast.training(jong, vos);
    smit = await database.accountOf('dr-smit');
    asJong = [jong, 'doctor-in-training'];
    asVos = [vos, 'company-doctor'];
  });
  afterAll(() => database.world.stop());

  interface Prepared {
    readonly id: string;
    readonly decision: string;
    readonly employeeId: string;
    readonly questionId: string;
    readonly absenceId: string;
    readonly closesOn: string;
  }
  const taught = async (account?: string): Promise<Prepared> => {
    const about = await database.world.asked(account);
    const { cast } = database.world;
    await cast.sql('UPDATE access.responsibility SET ended_at = platform.clock() WHERE employee_id = $1', [
      about.employeeId,
    ]);
    await cast.responsibility(about.employeeId, jong);
    return { ...about, id: randomUUID(), decision: randomUUID() };
  };
  const preparing = (one: Prepared, by = jong, supervisor = database.world.vos, later = 0): Step => [
    `INSERT INTO medical.proposal (id, employee_id, what, about, decision_id, sealed, sealed_grounds, proposed_by, supervisor_id,
       corrects, last_day, absence_id)
     VALUES ($1, $2, 'Verdict', $3, $4, 'sealed', 'sealed', $5, $6, false, $7::date + $8::int, $9)`,
    [one.id, one.employeeId, one.questionId, one.decision, by, supervisor, one.closesOn, later, one.absenceId],
  ];
  const ending = (one: Prepared, how: string, by: string): Step => [
    `INSERT INTO medical.proposal_end (proposal_id, employee_id, proposed_by, supervisor_id, how, sealed_reason, ended_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [one.id, one.employeeId, jong, database.world.vos, how, how === 'sent-back' ? 'why' : null, by],
  ];
  const issuing = (
    one: Prepared,
    change: { doctor?: string; sealed?: string; id?: string; by?: string | null } = {},
  ): Step => [
    `INSERT INTO medical.verdict (id, question_id, employee_id, doctor_id, sealed, countersigned_by)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [
      ...[change.id ?? one.decision, one.questionId, one.employeeId, change.doctor ?? jong, change.sealed ?? 'sealed'],
      change.by === undefined ? database.world.vos : change.by,
    ],
  ];
  const letting = (one: Prepared, by = database.world.vos, posted: string | null = null): Step => [
    `INSERT INTO medical.verdict_release (verdict_id, question_id, employee_id, released_by, responsible_doctor_id, posted_on)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [one.decision, one.questionId, one.employeeId, by, jong, posted],
  ];

  test('V3 he prepares in his own name about his own, for who supervises him now, one at a time; another doctor nothing', async () => {
    const { outcome, rows, world } = database;
    const jan = await taught();
    expect(await outcome('medical', asVos, preparing(jan, world.vos))).toBe(REFUSED);
    expect(await outcome('medical', asJong, preparing(jan, smit))).toBe(REFUSED);
    expect(await outcome('medical', asJong, preparing(jan, jong, smit))).toBe(REFUSED);
    expect(await outcome('medical', asJong, preparing(jan, jong, world.vos, 1))).toBe(REFUSED);
    expect(await outcome('medical', asJong, preparing(jan))).toBe('done');
    expect(await outcome('medical', asJong, preparing({ ...jan, id: randomUUID(), decision: randomUUID() }))).toBe(
      REFUSED,
    );
    const seen = 'SELECT id FROM medical.proposal WHERE id = $1';
    const see = (claim: Claim) => rows('medical', claim, seen, [jan.id]);
    expect([await see(asJong), await see(asVos), await see([smit, 'company-doctor'])]).toEqual([1, 1, 0]);
    const others: readonly Claim[] = [
      [world.anna, 'medical-assistant'],
      [database.officer, 'employer-officer'],
      [jong, 'company-doctor'],
      null,
    ];
    expect(await Promise.all(others.map(see))).toEqual([0, 0, 0, 0]);
    await world.cast.sql('UPDATE access.absence SET recovered_on = platform.today() WHERE id = $1', [jan.absenceId]);
    expect([await see(asJong), await see(asVos)]).toEqual([1, 0]);
  });

  test('V3 no verdict of his is there without the countersignature of who supervises him, of that moment', async () => {
    const { outcome } = database;
    const jan = await taught();
    expect(await outcome('medical', asJong, preparing(jan))).toBe('done');
    expect(await outcome('medical', asJong, issuing(jan))).toBe(REFUSED);
    expect(await outcome('medical', asVos, FOR_A_DUTY, issuing(jan))).toBe(REFUSED);
    const signed = ending(jan, 'countersigned', database.world.vos);
    expect(await outcome('medical', [smit, 'company-doctor'], ending(jan, 'countersigned', smit))).toBe(REFUSED);
    expect(await outcome('medical', asJong, ending(jan, 'countersigned', jong))).toBe(REFUSED);
    expect(await outcome('medical', asJong, ending(jan, 'countersigned', database.world.vos))).toBe(REFUSED);
    const changes = [
      { doctor: database.world.vos },
      { doctor: smit },
      { sealed: 'another' },
      { id: randomUUID() },
      { by: null },
      { by: smit },
    ];
    for (const change of changes) {
      expect(await outcome('medical', asVos, FOR_A_DUTY, signed, issuing(jan, change))).toBe(REFUSED);
    }
    expect(await outcome('medical', asVos, FOR_A_DUTY, signed, issuing(jan))).toBe('done');
    const later = { ...jan, id: randomUUID(), decision: randomUUID() };
    expect(await outcome('medical', asVos, FOR_A_DUTY, issuing(later))).toBe(REFUSED);
    expect(await outcome('medical', asVos, FOR_A_DUTY, signed)).toBe(REFUSED);
  });

  test('V3 what was sent back or withdrawn is issued no more, and of both acts one stands', async () => {
    const { outcome, world } = database;
    const jan = await taught();
    expect(await outcome('medical', asJong, preparing(jan))).toBe('done');
    expect(await outcome('medical', asVos, ending(jan, 'sent-back', world.vos))).toBe('done');
    const signed = ending(jan, 'countersigned', world.vos);
    expect([REFUSED, TAKEN]).toContain(await outcome('medical', asVos, FOR_A_DUTY, signed, issuing(jan)));
    expect([REFUSED, TAKEN]).toContain(await outcome('medical', asJong, ending(jan, 'withdrawn', jong)));
    expect(await outcome('medical', asJong, ['DELETE FROM medical.proposal_end', []])).toBe(REFUSED);
    expect(await outcome('medical', asJong, ['UPDATE medical.proposal SET supervisor_id = proposed_by', []])).toBe(
      REFUSED,
    );
  });

  test('V7 it goes out with the countersignature to an account alone; by letter when that is posted', async () => {
    const { outcome, world } = database;
    const [jan, piet] = [await taught('jan'), await taught()];
    const today = await world.today();
    for (const one of [jan, piet]) expect(await outcome('medical', asJong, preparing(one))).toBe('done');
    const signed = (one: Prepared): readonly Step[] => [
      FOR_A_DUTY,
      ending(one, 'countersigned', world.vos),
      issuing(one),
    ];
    expect(await outcome('medical', asVos, ...signed(piet), letting(piet))).toBe(REFUSED);
    expect(await outcome('medical', asVos, ...signed(jan), letting(jan, world.vos, today))).toBe(REFUSED);
    expect(await outcome('medical', asVos, ...signed(jan), letting(jan))).toBe('done');
    expect(await outcome('medical', asVos, ...signed(piet))).toBe('done');
    expect(await outcome('medical', asJong, letting(piet, jong))).toBe(REFUSED);
    expect(await outcome('medical', asJong, letting(piet, jong, today))).toBe('done');
  });

  test('V3, D5 the job sees ids and days of what fell for good, and tells both of it, once', async () => {
    const { outcome, rows, world } = database;
    const [jan, piet] = [await taught('jan-falls'), await taught()];
    for (const one of [jan, piet]) expect(await outcome('medical', asJong, preparing(one))).toBe('done');
    const seen = 'SELECT id FROM medical.proposal WHERE id = $1';
    const falling = (one: Prepared): Step => ['INSERT INTO medical.proposal_fall (proposal_id) VALUES ($1)', [one.id]];
    const telling = (one: Prepared, code: string, whom: string): Step => [
      'INSERT INTO desk.notice (id, account_id, code, about) VALUES ($1, $2, $3, $4)',
      [randomUUID(), whom, code, one.id],
    ];
    expect(await rows('jobs', null, seen, [jan.id])).toBe(0);
    expect(await outcome('jobs', null, falling(jan))).toBe(REFUSED);
    await world.cast.sql('UPDATE access.responsibility SET ended_at = platform.clock() WHERE employee_id = $1', [
      jan.employeeId,
    ]);
    expect([await rows('jobs', null, seen, [jan.id]), await rows('jobs', null, seen, [piet.id])]).toEqual([1, 0]);
    for (const column of ['sealed', 'sealed_grounds', 'about', 'decision_id']) {
      expect(await outcome('jobs', null, [`SELECT ${column} FROM medical.proposal`, []])).toBe(REFUSED);
    }
    expect(await outcome('jobs', null, ['SELECT sealed_reason FROM medical.proposal_end', []])).toBe(REFUSED);
    expect(await outcome('jobs', null, telling(jan, 'proposal-fallen', jong))).toBe(REFUSED);
    expect(await outcome('jobs', null, falling(jan), telling(jan, 'proposal-fallen', world.vos))).toBe(REFUSED);
    expect(await outcome('jobs', null, falling(jan), telling(jan, 'proposal-no-longer-waits', smit))).toBe(REFUSED);
    const both = [telling(jan, 'proposal-fallen', jong), telling(jan, 'proposal-no-longer-waits', world.vos)];
    expect(await outcome('jobs', null, falling(jan), ...both)).toBe('done');
    expect(await rows('jobs', null, seen, [jan.id])).toBe(0);
    expect([REFUSED, TAKEN]).toContain(await outcome('jobs', null, falling(jan)));
    for (const claim of [asJong, asVos]) expect(await outcome('medical', claim, falling(piet))).toBe(REFUSED);
  });

  test('S1 for his countersignature he sees the question and what stands, and for nothing else', async () => {
    const { outcome, rows, world } = database;
    const jan = await taught('jan-too');
    expect(await outcome('medical', asJong, preparing(jan))).toBe('done');
    const question = 'SELECT id FROM desk.verdict_question WHERE id = $1';
    expect(await rows('medical', asVos, question, [jan.questionId])).toBe(0);
    const duty = `WITH p AS MATERIALIZED (SELECT set_config('kluis.purpose', 'statutory-duty', true)) ${question}`;
    expect(await rows('medical', [smit, 'company-doctor'], duty, [jan.questionId])).toBe(0);
    expect(await rows('medical', asVos, 'SELECT id FROM medical.piece WHERE employee_id = $1', [jan.employeeId])).toBe(
      0,
    );
    await world.cast.sql('UPDATE access.training SET ended_at = platform.clock(), ended_by = given_by');
    const signed: readonly Step[] = [FOR_A_DUTY, ending(jan, 'countersigned', world.vos), issuing(jan)];
    expect(await outcome('medical', asVos, ...signed)).toBe(REFUSED);
  });
});
