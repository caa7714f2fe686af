// Whoever compiles programs also runs them.
@_exported import RastMachine
