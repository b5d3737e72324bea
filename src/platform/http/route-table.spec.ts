import { describe, expect, test } from '@jest/globals';
import { readMediaType } from './media-type.js';
import { RouteTable } from './route-table.js';

describe('which methods a path has', () => {
  const routes = new RouteTable();
  routes.add('/v1/pieces', 'POST');
  routes.add('/v1/pieces', ['GET']);
  routes.add('/v1/pieces/:id', 'GET');
  routes.add('/v1/pieces/:id/amendments', 'POST');

  test.each([
    ['/v1/pieces', ['GET', 'POST']],
    ['/v1/pieces/1', ['GET']],
    ['/v1/pieces/1/amendments', ['POST']],
    ['/v1/pieces/1/other', []],
    ['/v1', []],
    ['/v1/pieces/', []],
  ])('D5 %s has %p', (path, methods) => {
    expect(routes.methodsAt(path)).toEqual(methods);
  });
});

describe('content types', () => {
  test.each([
    ['application/json', { essence: 'application/json', charset: null }],
    ['Application/JSON; Charset="UTF-8"', { essence: 'application/json', charset: 'utf-8' }],
    ['text/csv;charset=windows-1252', { essence: 'text/csv', charset: 'windows-1252' }],
    ['application/json; charset=utf-8; charset=utf-16', null],
    ['application/json; boundary=x', null],
    ['application', null],
    ['', null],
    [undefined, null],
  ])('D1 %p is read as one type and one charset, or not at all', (header, type) => {
    expect(readMediaType(header)).toEqual(type);
  });
});
