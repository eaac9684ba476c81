import { Controller, Get } from '@nestjs/common';
import { dayInKyiv } from '../domain/kyiv-time.js';
import { Clock } from '../platform/clock.js';
import { Describe, SignedIn } from '../platform/http/index.js';
import { Directory } from './directory.js';
import { kryvyiRih } from './kryvyi-rih/council.js';

/** Lists to choose from when a resolution, a letter or an absence is filled in; whole, they are short. */
@Controller('directory')
export class DirectoryController {
  constructor(
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  @Get('posts')
  @SignedIn()
  @Describe({
    summary: 'Посади та хто їх сьогодні обіймає (з урахуванням заступників).',
    answer: {
      items: [
        { ...kryvyiRih.posts[0], holder: { id: 'p-acting-mayor', name: 'Секретар міської ради' }, isAbsent: false },
      ],
    },
  })
  posts() {
    const today = dayInKyiv(this.clock.now());
    const items = this.directory.posts().map((post) => {
      const holder = this.directory.holderOf(post.id, today);
      return {
        ...post,
        holder: holder && { id: holder.id, name: holder.name },
        isAbsent: this.directory.isAbsent(post.id, today),
      };
    });
    return { items };
  }

  @Get('units')
  @SignedIn()
  @Describe({ summary: 'Підрозділи ради та їхні реєстри.', answer: { items: kryvyiRih.units.slice(0, 1) } })
  units() {
    return { items: this.directory.units() };
  }

  @Get('bodies')
  @SignedIn()
  @Describe({
    summary: 'Інші органи та підприємства, яким пересилають звернення.',
    answer: { items: kryvyiRih.bodies.slice(0, 1) },
  })
  bodies() {
    return { items: this.directory.bodies() };
  }

  @Get('persons')
  @SignedIn()
  @Describe({
    summary: 'Працівники, які діють у системі.',
    answer: {
      items: [
        {
          id: 'p-registrar-1',
          name: 'Спеціаліст управління № 1',
          postId: 'registrar-1',
          alsoPosts: [],
          unitId: 'office',
        },
      ],
    },
  })
  persons() {
    const items = this.directory
      .persons()
      .map(({ id, name, postId, alsoPosts, unitId }) => ({ id, name, postId, alsoPosts, unitId }));
    return { items };
  }
}
