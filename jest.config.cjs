// One jest project per kind of test, so that each can be run alone: npx jest --selectProjects unit
const swc = ['@swc/jest', {
  jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } } },
  module: { type: 'commonjs' },
}]
const base = {
  rootDir: __dirname,
  testEnvironment: 'node',
  transform: { '^.+\\.(t|j|mj)sx?$': swc },
  // packages that are published as ES modules only
  transformIgnorePatterns: ['/node_modules/(?!(mrz)/)'],
  modulePathIgnorePatterns: ['<rootDir>/miniapp/dist', '<rootDir>/.cache', '<rootDir>/.data'],
}
const project = (displayName, testMatch, more = {}) => ({
  ...base, displayName, testMatch: testMatch.map(glob => `<rootDir>/${glob}`), ...more,
})
module.exports = {
  // for a machine that is busy with other things; a test that waits has a deadline of its own
  testTimeout: 30_000,
  projects: [
    project('unit', ['{shared,i18n,mock,scripts}/**/*.test.ts', '{bff,miniapp}/src/**/*.test.ts', 'miniapp/test/**/*.test.ts']),
    project('store', ['mock/mongodb/contract/*.store.ts']),
    project('api', ['bff/test/**/*.api.ts']),
    project('weapp', ['miniapp/test/**/*.weapp.ts']),
    project('browser', ['miniapp/test/**/*.browser.ts']),
  ],
}
