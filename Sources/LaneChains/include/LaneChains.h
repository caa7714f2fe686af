// Chains of steps over lanes. A step is a closure: a piece of machine code and what it captures. It works on a tile of
// lanes that is passed to it in machine registers, and passes the tile on to the next step. That takes calls in tail
// position which are jumps, with vectors as their arguments: C compilers guarantee them, Swift does not.
#pragma once

#include <stdint.h>

/// A step, together with those that follow it in memory.
typedef struct RastStep {
  /// Its code, from `rast_operation_code` or one of its kind.
  const void *_Nullable code;
  /// Offsets of registers from the tile's first cell, in bytes, or the bits of a constant.
  int64_t a, b;
  /// Where to go on, or the offset of the registers of a mask.
  const void *_Nullable other;
} RastStep;

/// What a step works on: the tile's real or imaginary parts as floats or ints, or both as complex numbers.
typedef enum : int32_t { RastPartReal, RastPartImaginary, RastPartComplex, RastPartCount } RastPart;

/// Where a step's other operand is.
typedef enum : int32_t { RastSourceRegister, RastSourceConstant, RastSourceCount } RastSource;

/// An operation on a part of the tile and another operand.
typedef enum : int32_t {
  RastLoad,
  RastAdd,
  RastSubtract,
  /// The operand minus the part.
  RastSubtractFrom,
  RastMultiply,
  RastDivide,
  /// The operand divided by the part.
  RastDivideInto,
  /// As `min(part, operand)`, and with the two exchanged, which tells zeros of either sign apart.
  RastMinimum,
  RastMinimumFrom,
  RastMaximum,
  RastMaximumFrom,
  RastAddInt,
  RastSubtractInt,
  /// The remainder of division by a constant that is a power of two, with the sign of the part.
  RastRemainder,
  RastBinaryCount,
} RastBinary;

/// An operation on a part of the tile alone.
typedef enum : int32_t {
  RastNegate,
  RastAbs,
  RastSquareRoot,
  RastSquare,
  RastIntToFloat,
  /// re² + im², of the complex part: becomes the real part.
  RastNorm,
  /// Copies the other part.
  RastOtherPart,
  /// Writes the part to registers: of all lanes, of those that still turn, or of those that are leaving.
  RastStore,
  RastStoreGoing,
  RastStoreLeaving,
  RastUnaryCount,
} RastUnary;

/// What a test compares with its other operand.
typedef enum : int32_t {
  RastTestReal, RastTestImaginary, RastTestNorm, RastTestRealInt, RastTestImaginaryInt, RastTestCount,
} RastTested;

/// When a lane passes a test. `Not…` is not the opposite comparison where one of the operands is NaN.
typedef enum : int32_t {
  RastLess, RastLessOrEqual, RastGreater, RastGreaterOrEqual, RastEqual,
  RastNotLess, RastNotLessOrEqual, RastNotGreater, RastNotGreaterOrEqual, RastNotEqual, RastRelationCount,
} RastRelation;

/// How many lanes a tile has.
int64_t rast_tile_lanes(void);

/// The code of a step; null if there is none for these.
const void *_Nullable rast_binary_code(RastBinary binary, RastPart part, RastSource source);
const void *_Nullable rast_unary_code(RastUnary unary, RastPart part);
/// If any lane that still turns fails, the chain goes on at `other`, and those lanes are leaving.
const void *_Nullable rast_test_code(RastTested tested, RastRelation relation, RastSource source);
/// Writes a mask to the registers that `other` is the offset of: all bits are set in the lanes that pass.
const void *_Nullable rast_mask_code(RastTested tested, RastRelation relation, RastSource source);
/// Keeps the part where the mask at the offset `other` is set, and takes the operand's registers elsewhere.
const void *_Nonnull rast_keep_code(RastPart part);
/// The other way round.
const void *_Nonnull rast_replace_code(RastPart part);
/// Tests the norm against a constant, then squares the tile; null if there is none for the relation.
const void *_Nullable rast_norm_square_code(RastRelation relation);
/// Copies one register to another without touching the tile: from `a` to `b`.
const void *_Nonnull rast_move_code(void);
/// The same, of the lanes that still turn.
const void *_Nonnull rast_move_going_code(void);
/// Counts a turn, and goes on at `other` unless it was the last one; then all lanes that still turn are leaving.
const void *_Nonnull rast_turn_code(void);
/// Adds the turns that were completed to the register at offset `a`, of the lanes that are leaving.
const void *_Nonnull rast_count_leaving_code(void);
/// The leaving lanes turn no more; the others, if there are any, go on at `other`.
const void *_Nonnull rast_leave_code(void);
/// Ends the chain.
const void *_Nonnull rast_end_code(void);

/// Runs a chain on each of some tiles, one after another.
void rast_run_tiles(const RastStep *_Nonnull steps, void *_Nonnull cells, int64_t tiles);

/// Runs a chain with turns on a tile's first lanes, at most the given number of turns, and returns how many were
/// completed. It ends when fewer than `fewest` lanes still turn. A lane that fails a test keeps what its registers held
/// then; the tile goes on with whatever it computes in its place.
int64_t rast_run_turns(
  const RastStep *_Nonnull steps, void *_Nonnull cells, int64_t turns, int64_t lanes, int64_t fewest);
