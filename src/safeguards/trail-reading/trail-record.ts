import { z } from 'zod';
import { id, moment } from '../../platform/http/shown.js';
export const TrailRecord = z
  .strictObject({
    id: z.string().describe('Its place in the trail, a number as text.'),
    at: moment.describe('When.'),
    requestId: id.describe(
      'The request: `X-Request-Id` of its answer, and behind `urn:uuid:` the `instance` of its problem.',
    ),
    accountId: id.nullable().describe('Who; null where no account stood behind it.'),
    actingRole: z
      .string()
      .nullable()
      .describe('In which role; null where none was acted in. Roles that the policies had before stay as they were.'),
    responsibleDoctorId: id.nullable().describe('S11 — under which doctor; null where nobody answers for the actor.'),
    purpose: z
      .string()
      .nullable()
      .describe('For what (D6); null where the request was refused before a purpose was known.'),
    action: z.string().describe('What was done or tried; the list `action` of GET /v1/code-lists has the words.'),
    kind: z.string().describe('On what kind of record; the list `kind` of GET /v1/code-lists has the words.'),
    recordId: id
      .nullable()
      .describe('On which record, as it was asked for, whether it exists or not; null where it was no single one.'),
    employeeId: id.nullable().describe("On whose dossier; null where it was nobody's, or the record is unknown."),
    rule: z.string().nullable().describe('Under which rule it was allowed or refused; null where none decided.'),
    outcome: z.string().describe('What came of it; the list `trailOutcome` of GET /v1/code-lists has the words.'),
    status: z.int().describe('The HTTP status that was answered.'),
    source: z.string().describe('From where: the address of the caller.'),
    route: z.string().describe('The method and the template of the path, without ids.'),
    claims: z
      .record(z.string(), z.string())
      .nullable()
      .describe('What the caller said of itself without proof; claims only.'),
  })
  .describe('A trail line as the data protection officer reads it (A1).');
export type TrailRecord = Readonly<z.infer<typeof TrailRecord>>;

export const AttemptRecord = z
  .strictObject({
    id: z.string().describe('Its place in the trail, a number as text.'),
    minute: moment.describe('The beginning of the minute.'),
    source: z.string().describe('The address of the caller.'),
    count: z.int().describe('How many; the others of that source and minute stand in another item.'),
  })
  .describe(
    'Attempts that proved nobody, of one source in one minute: one item for the first, which is on record before its answer ' +
      'leaves (A1), and one for the rest, once the minute is over; another one where the service was stopped in between. Added ' +
      'up they are all.',
  );
export type AttemptRecord = Readonly<z.infer<typeof AttemptRecord>>;
