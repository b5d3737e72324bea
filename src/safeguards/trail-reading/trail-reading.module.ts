import { Module } from '@nestjs/common';
import { TrailReadingController } from './trail-reading.controller.js';
import { TrailReadingRepository } from './trail-reading.repository.js';
import { TrailReadingService } from './trail-reading.service.js';

@Module({ controllers: [TrailReadingController], providers: [TrailReadingService, TrailReadingRepository] })
export class TrailReadingModule {}
