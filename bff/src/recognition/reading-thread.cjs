// The first file of a reading thread. A thread does not inherit its parent's TypeScript loader, so it brings its own.
require('tsx/cjs')
require('./reading-thread.ts')
