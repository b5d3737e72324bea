import { Module } from '@nestjs/common';
import { EndingController } from './ending.controller.js';
import { EndingService } from './ending.service.js';

@Module({ controllers: [EndingController], providers: [EndingService] })
export class EndingModule {}
