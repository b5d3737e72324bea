import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from '@jest/globals';
import { Body, Controller, Get, Module, Param, Post, Query, type INestApplication, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { z } from 'zod';
import { HttpAdapter } from '../../src/platform/http/http-adapter.js';
import { assertInputsDeclared } from '../../src/platform/http/assert-inputs-declared.js';
import { ServiceLog } from '../../src/platform/logging/service-log.js';
import { Allows, Open, SignedIn } from '../../src/safeguards/access/allows.js';
import { loadPolicies } from '../../src/safeguards/access/policy/compile-policies.js';
import { assertRoutesRuled } from '../../src/safeguards/access/route-census.js';

@Controller('planted')
class PlantedController {
  @Get('without-a-rule')
  withoutRule(): void {
    return undefined;
  }

  @Get('unknown-kind')
  @Allows('read', 'Diary')
  unknownKind(): void {
    return undefined;
  }

  @Get('unknown-action')
  @Allows('peek', 'MedicalPiece')
  unknownAction(): void {
    return undefined;
  }

  @Get('nobodys-act')
  @Allows('amend', 'TrailLine')
  nobodysAct(): void {
    return undefined;
  }

  @Get('unknown-level')
  @SignedIn('somehow', 'D10 — no such level')
  unknownLevel(): void {
    return undefined;
  }

  @Get('ruled')
  @Allows('read', 'MedicalPiece')
  ruled(): void {
    return undefined;
  }
}

const Loose = z.object({ name: z.string() });

@Controller('planted')
class GreedyController {
  @Post('any-body')
  @Open('D1 — planted')
  anyBody(@Body() body: unknown): unknown {
    return body;
  }

  @Get('any-id/:id')
  @Open('D1 — planted')
  anyId(@Param('id') id: string): string {
    return id;
  }

  @Get('any-query')
  @Open('D1 — planted')
  anyQuery(@Query() query: unknown): unknown {
    return query;
  }

  @Post('loose-body')
  @Open('D1 — planted')
  looseBody(@Body({ schema: Loose }) body: unknown): unknown {
    return body;
  }
}

describe('a planted route stops the start-up, and is named', () => {
  const policies = loadPolicies(fileURLToPath(new URL('../../policies', import.meta.url)));
  let app: INestApplication | undefined;
  afterEach(async () => {
    await app?.close();
  });

  async function appWith(controller: Type): Promise<INestApplication> {
    @Module({ controllers: [controller] })
    class PlantedModule {}
    const adapter = new HttpAdapter({ log: new ServiceLog('silent'), trustedProxies: [] });
    app = await NestFactory.create<NestFastifyApplication>(PlantedModule, adapter, {
      logger: false,
      abortOnError: false,
    });
    return app;
  }

  test('D6 without a rule, or with words that no policy has', async () => {
    const planted = await appWith(PlantedController);
    let told = '';
    try {
      assertRoutesRuled(planted, policies);
    } catch (thrown) {
      told = String(thrown);
    }
    expect(
      told
        .split('\n')
        .slice(1)
        .map((line) => line.trim().split(':')[0])
        .sort(),
    ).toEqual([
      'GET /planted/nobodys-act (PlantedController.nobodysAct)',
      'GET /planted/unknown-action (PlantedController.unknownAction)',
      'GET /planted/unknown-kind (PlantedController.unknownKind)',
      'GET /planted/unknown-level (PlantedController.unknownLevel)',
      'GET /planted/without-a-rule (PlantedController.withoutRule)',
    ]);
  });

  test('D1 without a schema, or with one that lets unknown keys through', async () => {
    const planted = await appWith(GreedyController);
    let told = '';
    try {
      assertInputsDeclared(planted);
    } catch (thrown) {
      told = String(thrown);
    }
    expect(
      told
        .split('\n')
        .slice(1)
        .map((line) => line.trim())
        .sort(),
    ).toEqual([
      'GreedyController.anyBody: @body without a zod schema',
      'GreedyController.anyId: @param without a zod schema',
      'GreedyController.anyQuery: @query without a zod schema',
      'GreedyController.looseBody: @body : object that is not strict',
    ]);
  });
});
