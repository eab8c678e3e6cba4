import tseslint from 'typescript-eslint'

// The arrows of the house (README, "The map of the house"), held by the linter.
const wall = (files, forbidden) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns: forbidden.map(([group, message]) => ({ group, message })) }] },
})

export default tseslint.config(
  { ignores: ['**/node_modules/**', '**/dist/**', '.cache/**', '.data/**'] },
  ...tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-globals': ['error', { name: 'wx', message: 'only miniapp/src/services/platform may touch wx' }],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  { files: ['scripts/**', 'mock/**', '**/*.test.ts', '**/test/**'], rules: { 'no-console': 'off' } },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  wall(['shared/**'], [
    [['@mcb/i18n*', '@mcb/bff*', '@mcb/mock*', '@mcb/miniapp*', '**/bff/**', '**/miniapp/**', '**/mock/**'], 'shared knows no one'],
    [['node:*'], 'shared is pure: no I/O'],
  ]),
  wall(['miniapp/src/**'], [[['@mcb/bff*', '@mcb/mock*', '**/bff/**', '**/mock/**'], 'the mini-program and the BFF meet in shared/contract']]),
  wall(['bff/src/**'], [[['@mcb/mock*', '**/mock/**', '@mcb/miniapp*', '**/miniapp/**'], 'the BFF cannot tell a mock from the real system']]),
  {
    files: ['bff/src/**'],
    ignores: ['bff/src/config.ts', '**/*.test.ts'],
    rules: { 'no-restricted-properties': ['error', { object: 'process', property: 'env', message: 'only config.ts reads the environment' }] },
  },
  {
    files: ['shared/src/domain/**'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-syntax': ['error',
        { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'the clock is passed in' },
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'the clock is passed in' },
        { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: 'chance is passed in' },
      ],
    },
  },
)
