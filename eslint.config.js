import neostandard from 'neostandard'

export default [
  ...neostandard({
    ts: true,
    ignores: ['dist', '.tap', 'src/graphql/generated']
  }),
  {
    // what the style leaves open, and one hand writes one way
    rules: {
      '@stylistic/arrow-parens': ['error', 'always'],
      'no-duplicate-imports': 'error'
    }
  }
]
