import { Controller, Get } from '@nestjs/common';
import { dayInKyiv } from '../domain/kyiv-time.js';
import { Clock } from '../platform/clock.js';
import { Describe, listOf, shownAs, SignedIn } from '../platform/http/index.js';
import { Directory } from './directory.js';
import { BodyView, HeldPost, PersonView, UnitView } from './directory-views.js';

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
    id: 'listPosts',
    summary: 'Посади та хто їх сьогодні обіймає (з урахуванням заступників).',
    returns: listOf('PostList', HeldPost),
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
  @Describe({ id: 'listUnits', summary: 'Підрозділи ради та їхні реєстри.', returns: listOf('UnitList', UnitView) })
  units() {
    return { items: this.directory.units() };
  }

  @Get('bodies')
  @SignedIn()
  @Describe({
    id: 'listBodies',
    summary: 'Інші органи та підприємства, яким пересилають звернення.',
    returns: listOf('BodyList', BodyView),
  })
  bodies() {
    return { items: this.directory.bodies() };
  }

  @Get('persons')
  @SignedIn()
  @Describe({
    id: 'listPersons',
    summary: 'Працівники, які діють у системі.',
    returns: listOf('PersonList', PersonView),
  })
  persons() {
    return { items: this.directory.persons().map((person) => shownAs(PersonView, person)) };
  }
}
