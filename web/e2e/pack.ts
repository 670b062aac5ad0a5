// A scenario pack for tests: a career of its own, whose day is one of the library's.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const DAY = join(import.meta.dirname, '../../content/days/registered-nurse.toml');

export function packText(version = '1.0.0'): string {
  const day = readFileSync(DAY, 'utf8');
  const scenes = day.slice(day.indexOf('[[scene]]')).replaceAll('[[scene', '[[day.scene');
  return `name = "harbour-trades"
version = "${version}"
title = "Trades of the harbour"
language = "en"
author = "Ana Silva"
license = "CC-BY-4.0"
sources = ["https://example.org/pilots"]

[reviewed]
by = "a harbour pilot"
on = "2026-10-01"

[[career]]
slug = "harbour-pilot"
title = "Fog pilot"
soc = "53-5021"
minor = "53-5"
names = ["marine pilot", "ship pilot", "port pilot", "bar pilot"]
summary = "Boards ships near the coast and guides them through narrow waters to their berth."
tasks = ["board ships from the pilot boat", "give orders to the helm", "agree the plan with the captain"]
tools = ["radio", "portable chart"]
hazards = ["falling between boat and ship"]
people = ["captains", "tug crews"]
related = ["electrician", "registered-nurse"]

[[day]]
career = "harbour-pilot"
title = "A fog on the river"

${scenes}`;
}
