// Typed linting of everything that is ours; the bundle and what tools install are left out.
import js from '@eslint/js'
import { defineConfig } from 'eslint/config'
import tseslint from 'typescript-eslint'

const NO_DICE = 'What a test feeds is the same each time: noise() for much of it, randomUUID() for a name of its own.'

export default defineConfig(
  { ignores: ['dist/', '.build-*/', 'node_modules/', '.venv/', '.cache/', 'coverage/', 'reports/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: false, requireDefaultForNonUnion: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-console': 'error',
    },
  },
  // What doesn't fit is two things.
  { files: ['src/**'], rules: { 'max-lines-per-function': ['error', { max: 40 }] } },
  { files: ['local/**', 'test/**', 'scripts/**', 'infra/**'], rules: { 'no-console': 'off' } },
  {
    files: ['test/**'],
    rules: {
      'no-restricted-properties': ['error', { object: 'Math', property: 'random', message: NO_DICE }],
      'no-restricted-imports': [
        'error',
        { paths: [{ name: 'node:crypto', importNames: ['randomBytes', 'randomInt'], message: NO_DICE }] },
      ],
    },
  },
)
