import { describe, expect, test } from '@jest/globals';
import { isWellFormedPath } from './well-formed-path.js';

describe('paths', () => {
  test.each(['/v1/pieces', '/v1/pieces/3f0c1c7e-3c1c-4a55-9f59-0c6d2c6a7a11', '/openapi.json', '/v1/x?a=/%2f;b#c'])(
    'D1 %s may reach a route',
    (target) => {
      expect(isWellFormedPath(target)).toBe(true);
    },
  );

  test.each([
    '/',
    '',
    '*',
    '//v1/pieces',
    '/v1//pieces',
    '/v1/pieces/',
    '/v1/pieces.',
    '/v1/pieces%2f1',
    '/v1/%70ieces',
    '/v1/../v1',
    '/v1/./pieces',
    '/v1/pieces;a=b',
    '/v1/pieces#x',
    'http://host/v1/pieces',
    'v1/pieces',
    '/v1\\pieces',
    '/v1/pi eces',
    '/v1/piéces',
    '/v1/pieces%00',
    '/.well-known',
  ])('D1 "%s" reaches no route', (target) => {
    expect(isWellFormedPath(target)).toBe(false);
  });
});
