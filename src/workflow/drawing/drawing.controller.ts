import { Controller, Get, Header, Param } from '@nestjs/common';
import { z } from 'zod';
import { Describe, SignedIn } from '../../platform/http/index.js';
import { Drawings } from './drawings.js';

const processKey = z.string().min(1).max(64).describe('Процес');

/** The drawing of a process as a picture (малюнок схеми процесу). */
@Controller('processes/:key')
@SignedIn()
export class DrawingController {
  constructor(private readonly drawings: Drawings) {}

  @Get('diagram.svg')
  @Header('content-type', 'image/svg+xml; charset=utf-8')
  @Describe({
    id: 'drawProcess',
    summary: 'Намалювати чинну схему процесу: SVG з назвами елементів для читання вголос.',
    problems: ['PROCESS_UNKNOWN'],
    files: ['svg'],
  })
  draw(@Param('key', { schema: processKey }) key: string): Promise<string> {
    return this.drawings.ofProcess(key);
  }
}
