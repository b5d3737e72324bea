import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['dist/', '.dependency-cruiser.cjs', 'node_modules/', 'coverage/', '.data/'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      // Rows and options are plain data that happen to be described by classes (TypeORM, Nest).
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // What a store gives back is typed by the caller who wrote the select list or sealed the value.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'max-lines': ['error', { max: 260, skipBlankLines: true, skipComments: true }],
    },
  },
  { files: ['**/*.js', '**/*.mjs', '**/*.cjs'], ...tseslint.configs.disableTypeChecked },
);
