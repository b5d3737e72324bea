import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { HEADER, SANNE, staffFile } from '../data/staff-file.js';
import type { Answer } from '../harness/http.js';
import { SlowUpload } from './slow-upload.js';
import { problemOf, sameButForId, StaffWorld, UNKNOWN } from './staff-world.js';

const HEADER_LINE = `${HEADER.join(';')}\r\n`;
const GOOD = staffFile([SANNE]);
const CYRILLIC = Buffer.from(`${HEADER_LINE}1;\u0416`, 'utf16le');

describe('a staff file that is refused as a whole', () => {
  let world: StaffWorld;
  beforeAll(async () => {
    world = await StaffWorld.open();
    await world.employer('acme', ['payroll', 'absence-guidance']);
    await world.employer('globex', ['payroll']);
    await world.person('cm-acme', 'case-manager', {}, 'acme');
  });
  afterAll(() => world.close());

  const path = (employer: string): string => `/v1/employers/${world.id(employer)}/staff-imports`;
  const nothingOf = async (employer: string): Promise<void> => {
    expect([await world.count('identity', employer), await world.count('staff_import', employer)]).toEqual([0, 0]);
  };

  test.each([
    ['no byte at all', new Uint8Array(), 'empty_file', ''],
    ['nothing but a mark', Buffer.from('\ufeff'), 'empty_file', ''],
    ['a header alone', Buffer.from(HEADER_LINE), 'no_rows', ''],
    ['a spreadsheet', Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(900)]), 'not_a_text_file', ''],
    ['NUL bytes throughout', CYRILLIC, 'not_a_text_file', ''],
    [
      'an unknown column',
      Buffer.from(HEADER_LINE.replace('Opmerking', 'Diagnose')),
      'unknown_column',
      '/line/1/column/16',
    ],
    ['a column twice', Buffer.from(`Voornaam;${HEADER_LINE}`), 'duplicate_column', '/line/1/column/3'],
    ['a column missing', staffFile([SANNE], { columns: HEADER.toSpliced(12, 1) }), 'missing_column', '/line/1/endsOn'],
    ['a quote without end', Buffer.concat([GOOD, Buffer.from('1;"2')]), 'unterminated_quote', '/line/3'],
    ['two encodings', Buffer.concat([GOOD, Buffer.from('Zo\u00eb;'), Buffer.of(0xeb)]), 'invalid_encoding', ''],
  ])('V9 %s: the answer says why and where, and nothing is kept', async (_, file, reason, at) => {
    const answer = await world.upload('acme', file);
    expect(problemOf(answer)).toEqual([400, `/problems/${reason.replaceAll('_', '-')}`, 'V9']);
    expect(answer.body['errors']).toEqual([{ at, code: reason, rule: 'V9' }]);
    expect(answer.text).not.toMatch(/Diagnose|Sanne/);
    await nothingOf('acme');
  });

  test('V9 a file that turns bad after a thousand good rows leaves none of them', async () => {
    const many = Array.from({ length: 1200 }, (_, index) => ({ ...SANNE, Personeelsnr: `A${index}` }));
    const answer = await world.upload('acme', Buffer.concat([staffFile(many), Buffer.from('1;2 "3" 4;5\r\n')]));
    expect(problemOf(answer)).toEqual([400, '/problems/misplaced-quote', 'V9']);
    await nothingOf('acme');
  });

  test('A1 a refused file is one line, which says so', async () => {
    await world.upload('acme', Buffer.from(HEADER_LINE));
    const lines = await world.lines('import', 'StaffImport');
    expect(lines.at(-1)).toEqual({
      recordId: world.id('acme'),
      employeeId: null,
      outcome: 'invalid',
      status: 400,
      rule: 'V9',
    });
    expect(lines.map(({ outcome }) => outcome)).not.toContain('allowed');
  });

  test.each(['koi8-r', 'utf-16', 'utf8'])(
    'V9 a file said to be %s is refused as a file, by its reason',
    async (charset) => {
      const answer = await world.upload('acme', GOOD, { 'content-type': `text/csv; charset=${charset}` });
      expect(problemOf(answer)).toEqual([400, '/problems/unsupported-charset', 'V9']);
      expect(answer.body['errors']).toEqual([{ at: '', code: 'unsupported_charset', rule: 'V9' }]);
      await nothingOf('acme');
    },
  );

  test('D1 another type or a compressed file is not opened', async () => {
    for (const headers of [{ 'content-type': 'application/vnd.ms-excel' }, { 'content-encoding': 'gzip' }]) {
      expect((await world.upload('acme', GOOD, headers)).status).toBe(415);
    }
    await nothingOf('acme');
  });

  test('V9 the same file twice changes nothing, so a key for repeated requests is refused', async () => {
    const answer = await world.upload('acme', GOOD, { 'idempotency-key': 'a-key-of-twenty-chars' });
    expect(answer.body['errors']).toEqual([{ at: 'Idempotency-Key', code: 'not_on_this_route' }]);
    await nothingOf('acme');
  });

  test("V6 for another's employer it is as unknown as for one that never was", async () => {
    const token = await world.cast.token('acme-hr');
    const send = async (employer: string): Promise<Answer> => {
      const response = await fetch(`${world.service.url}${path(employer)}`, {
        method: 'POST',
        body: new Uint8Array(GOOD),
        headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv' },
      });
      const text = await response.text();
      return { status: response.status, headers: response.headers, text, body: {} };
    };
    const [foreign, unknown] = [await send('globex'), await send(UNKNOWN)];
    expect(foreign.status).toBe(404);
    expect(sameButForId(foreign)).toEqual(sameButForId(unknown));
    await nothingOf('globex');
  });

  test('V9 who guides an absence brings in no staff', async () => {
    const answer = await world.post('cm-acme', path('acme'), {}, { 'content-type': 'text/csv' });
    expect(problemOf(answer)).toEqual([403, '/problems/role-cannot', 'V9']);
  });

  test('V9 an upload that breaks off half-way leaves nothing, and the service goes on', async () => {
    const upload = await SlowUpload.open(world, 'acme');
    const many = Array.from({ length: 2000 }, (_, index) => ({ ...SANNE, Personeelsnr: `B${index}` }));
    upload.send(staffFile(many));
    await wait(300);
    upload.breakOff();
    await wait(300);
    await nothingOf('acme');
    expect((await world.upload('globex', GOOD)).status).toBe(201);
  });

  test('V9 while one import of an employer runs, another and a sick report are told to ask again; then the first is whole', async () => {
    const upload = await SlowUpload.open(world, 'acme');
    upload.send(GOOD);
    await wait(300);
    const [second, report] = await Promise.all([world.upload('acme', GOOD), world.report('acme', '7')]);
    for (const answer of [second, report]) {
      expect(problemOf(answer)).toEqual([409, '/problems/staff-being-changed', undefined]);
      expect(answer.headers.get('retry-after')).toBe('30');
    }
    expect(await upload.finish()).toBe(201);
    expect(await world.count('identity', 'acme')).toBe(1);
    expect((await world.report('acme', '7')).status).toBe(201);
  }, 30_000);

  test.each([
    ['/familyName', { familyName: 'Jansen-burn-out' }, /jansen|burn/i],
    ['/givenName', { givenName: 'Ziekgemeld' }, /ziekgemeld/i],
    ['/familyName', { givenName: 'Kan', familyName: 'Ker' }, /kan|ker/i],
    ['/familyName', { givenName: 'Ker', familyName: 'Kan' }, /kan|ker/i],
    ['/street', { street: 'Hernia' }, /hernia/i],
    ['/city', { street: 'Kan', city: 'Ker' }, /kan|ker/i],
    ['/city', { city: 'Depressie' }, /depressie/i],
    [
      '/nursingAddress/city',
      { nursingAddress: { street: 'Kade', houseNumber: '1', postcode: '1011 AA', city: 'Borstkanker' } },
      /kanker/i,
    ],
  ])(
    'D5 a sick report takes no word about health in %s: the refusal names the field and the rule alone',
    async (at, said, word) => {
      const answer = await world.report('acme', '20900', said);
      expect([answer.status, answer.body['errors']]).toEqual([400, [{ at, code: 'about_health', rule: 'D5' }]]);
      expect(answer.text).not.toMatch(word);
      expect((await world.report('globex', '20900', said)).body['errors']).toEqual(answer.body['errors']);
    },
  );

  test('V9 people and places in a report that are called like an illness are taken', async () => {
    const names = {
      givenName: 'Tia',
      infix: 'van der',
      familyName: 'Hart',
      street: 'Ziekerstraat',
      city: 'Bergen (NH)',
    };
    expect((await world.report('acme', '20901', names)).status).toBe(201);
  });

  test('D5 a row whose name or address speaks of health is refused by line, column and reason; the others are stored', async () => {
    const rows = [
      { ...SANNE, Personeelsnr: 'H1', Voornaam: 'Anne' },
      { ...SANNE, Personeelsnr: 'H2', Achternaam: 'Jansen-hernia' },
      { ...SANNE, Personeelsnr: 'H3', Straat: 'Burn-out' },
      { ...SANNE, Personeelsnr: 'H4', Plaats: 'Ziek' },
      { ...SANNE, Personeelsnr: 'H5', Achternaam: 'Hart', Voornaam: 'Suze' },
      { ...SANNE, Personeelsnr: 'H6', Voornaam: 'Ada', 'E-mail': 'heeft.borstkanker@voorbeeld.nl' },
      { ...SANNE, Personeelsnr: 'H7', Voornaam: 'Ide', 'E-mail': 'pijn.ide@ggz-horst.nl' },
      { ...SANNE, Personeelsnr: 'H8', Voornaam: 'Kan', Achternaam: 'Ker' },
      { ...SANNE, Personeelsnr: 'H9', Voornaam: 'Ker', Achternaam: 'Kan' },
      { ...SANNE, Personeelsnr: 'H10', Voornaam: 'Ike', Straat: 'Kan', Plaats: 'Ker' },
      { ...SANNE, Personeelsnr: 'H11', Voornaam: 'Ole', 'E-mail': 'k.anker@voorbeeld.nl' },
    ];
    const before = await world.count('identity', 'acme');
    const answer = await world.upload('acme', staffFile(rows));
    expect([answer.status, answer.body['accepted'], answer.body['refused']]).toEqual([201, 3, { about_health: 8 }]);
    expect(answer.body['refusals']).toEqual([
      { line: 3, column: { position: 4, field: 'familyName' }, reason: 'about_health' },
      { line: 4, column: { position: 8, field: 'street' }, reason: 'about_health' },
      { line: 5, column: { position: 11, field: 'city' }, reason: 'about_health' },
      { line: 7, column: { position: 6, field: 'email' }, reason: 'about_health' },
      { line: 9, column: { position: 4, field: 'familyName' }, reason: 'about_health' },
      { line: 10, column: { position: 4, field: 'familyName' }, reason: 'about_health' },
      { line: 11, column: { position: 11, field: 'city' }, reason: 'about_health' },
      { line: 12, column: { position: 6, field: 'email' }, reason: 'about_health' },
    ]);
    expect(answer.text).not.toMatch(/hernia|burn|ziek|kanker/i);
    expect(await world.count('identity', 'acme')).toBe(before + 3);
  });

  test('V9 comma or semicolon, Windows-1252, quoted line breaks and another order are all read alike', async () => {
    await world.employer('forms', ['payroll']);
    const zoe = { ...SANNE, Voornaam: 'Zoë', Opmerking: 'eerste regel\r\ntweede; "regel"' };
    const first = await world.upload('forms', staffFile([zoe]));
    expect(first.body).toMatchObject({ added: 1 });
    const sameAgain = [
      staffFile([zoe], { delimiter: ',' }),
      staffFile([zoe], { encoding: 'windows-1252' }),
      staffFile([zoe], { encoding: 'utf-8 with mark', lineEnd: '\n', quoteAll: true }),
      staffFile([zoe], { columns: HEADER.toReversed() }),
    ];
    for (const file of sameAgain)
      expect((await world.upload('forms', file)).body).toMatchObject({ rows: 1, unchanged: 1 });
    const named = await world.upload('forms', staffFile([zoe], { encoding: 'windows-1252' }), {
      'content-type': 'text/csv; charset=windows-1252',
    });
    expect(named.body).toMatchObject({ unchanged: 1 });
  });
});
