import { describe, expect, test } from '@jest/globals';
import { Body, Controller, Get, Headers, Module, Param, Post, Query, Req, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { z } from 'zod';
import { assertInputsDeclared } from './assert-inputs-declared.js';
import { BodyStream, TakesStream } from './streamed-body.js';

const Strict = z.strictObject({ a: z.string() });

@Controller()
class Declared {
  @Get('a/:id')
  read(@Param('id', { schema: z.uuid() }) id: string, @Query({ schema: Strict }) query: object): unknown {
    return { id, query };
  }

  @Get('d')
  whole(@Req() request: object): unknown {
    return request;
  }

  @Post('b')
  write(@Body({ schema: Strict }) body: object): unknown {
    return body;
  }

  @Post('c')
  @TakesStream({ says: 'A list.', mediaType: 'text/csv', charsets: [], maxBytes: 1, arrivesWithin: 1 })
  upload(@BodyStream() stream: unknown): unknown {
    return stream;
  }
}

@Controller()
class Careless {
  @Post('a')
  anything(@Body() body: unknown): unknown {
    return body;
  }

  @Get('b')
  loose(@Query({ schema: z.object({}) }) query: object): unknown {
    return query;
  }

  @Get('c/:id')
  unread(@Param('id') id: string): unknown {
    return id;
  }

  @Post('d')
  partly(@Body('a', { schema: z.string() }) a: string): unknown {
    return a;
  }

  @Get('e')
  headers(@Headers('x-user') user: string): unknown {
    return user;
  }

  @Get('f')
  withBody(@Body({ schema: Strict }) body: object): unknown {
    return body;
  }

  helper(): void {
    return undefined;
  }
}

@Module({ controllers: [Declared] })
class DeclaredModule {}

@Module({ controllers: [Declared, Careless] })
class CarelessModule {}

async function check(module: Type): Promise<void> {
  const context = await NestFactory.createApplicationContext(module, { logger: false });
  assertInputsDeclared(context);
}

describe('the start-up check of route parameters', () => {
  test('D1 routes whose input is described by strict schemas pass', async () => {
    await expect(check(DeclaredModule)).resolves.toBeUndefined();
  });

  test('D1 every other parameter stops the start and is named', async () => {
    await expect(check(CarelessModule)).rejects.toThrow(
      [
        'routes that take what no schema describes:',
        'Careless.anything: @body without a zod schema',
        'Careless.loose: @query : object that is not strict',
        'Careless.unread: @param without a zod schema',
        'Careless.partly: @body takes one field only, so unknown ones would go unseen',
        'Careless.headers: a parameter decorator that no schema can describe',
        'Careless.withBody: a body on a GET',
      ].join('\n  '),
    );
  });
});
