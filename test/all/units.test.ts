import { together } from '../support/together.ts'

together('src/**/*.test.ts')
