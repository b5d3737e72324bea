import { describe, expect, test } from '@jest/globals';
import { ForbiddenException, HttpException, NotFoundException } from '@nestjs/common';
import { Problem, problemDocument } from './problem.js';
import { problemFrom } from './problem-from.js';
import { invalidInput, notFound } from './usual-problems.js';

const ID = '3f0c1c7e-3c1c-4a55-9f59-0c6d2c6a7a11';

describe('problem documents', () => {
  test('D5 an unforeseen error becomes 500 without any of its text', () => {
    const problem = problemFrom(new Error('duplicate key value (jan@example.test) violates unique constraint'));
    expect(problemDocument(problem, ID)).toEqual({
      type: '/problems/internal',
      title: 'Internal',
      status: 500,
      detail: 'Something went wrong on our side; nothing was stored.',
      instance: `urn:uuid:${ID}`,
    });
  });

  test.each([new ForbiddenException('Jansen'), new HttpException('Jansen', 418), 'Jansen', undefined, { status: 200 }])(
    'D5 nothing but a Problem chooses its own answer (%p)',
    (thrown) => {
      expect(problemFrom(thrown)).toMatchObject({ status: 500, code: 'internal' });
    },
  );

  test.each([
    ['FST_ERR_CTP_INVALID_MEDIA_TYPE', 415],
    ['FST_ERR_CTP_BODY_TOO_LARGE', 413],
    ['FST_ERR_BAD_URL', 404],
    ['FST_ERR_MAX_PARAM_LENGTH', 414],
    ['toString', 500],
  ])('D5 a refusal of the framework is known by its code, not by its text (%s)', (code, status) => {
    const cause = Object.assign(new Error('/v1/jansen'), { code });
    const problem = problemFrom(new HttpException(cause.message, 400, { cause }));
    expect(problem.status).toBe(status);
    expect(JSON.stringify(problemDocument(problem, ID))).not.toContain('jansen');
  });

  test('D5 an unknown route and an unknown record are answered with the same body', () => {
    expect(problemDocument(problemFrom(new NotFoundException('Cannot GET /x')), ID)).toEqual(
      problemDocument(notFound(), ID),
    );
    expect(problemDocument(notFound(), ID)).not.toHaveProperty('rule');
  });

  test('V9 invalid input names the rule at the top when all its fields cite one and the same', () => {
    expect(invalidInput([{ at: '/a', code: 'unknown_key', rule: 'V9' }]).extra.rule).toBe('V9');
    expect(
      invalidInput([
        { at: '/a', code: 'unknown_key', rule: 'V9' },
        { at: '/b', code: 'required', rule: 'V3' },
      ]).extra.rule,
    ).toBeUndefined();
    expect(invalidInput([{ at: '/a', code: 'required' }]).extra.rule).toBeUndefined();
  });

  test('D1 a document has no members beyond those of its problem', () => {
    const problem = new Problem(403, 'not-your-role', 'text', { rule: 'S1', headers: { 'x-a': 'b' } });
    const members = ['type', 'title', 'status', 'detail', 'rule', 'instance'];
    expect(Object.keys(problemDocument(problem, ID))).toEqual(members);
  });
});
