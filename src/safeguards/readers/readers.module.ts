import { Module } from '@nestjs/common';
import { PossibleReadersRepository } from './possible-readers.repository.js';
import { ReadersController } from './readers.controller.js';
import { ReadersService } from './readers.service.js';

@Module({ controllers: [ReadersController], providers: [ReadersService, PossibleReadersRepository] })
export class ReadersModule {}
