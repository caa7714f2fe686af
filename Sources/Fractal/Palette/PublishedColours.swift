/// Rows of colours as they were published, at evenly spaced places of their tables.
///
/// viridis, inferno, magma and plasma are by Stéfan van der Walt, Nathaniel Smith and Eric Firing (matplotlib,
/// 2015); cividis by Jamie Nuñez, Christopher Anderton and Ryan Renslow ("Optimizing colormaps with consideration
/// for color vision deficiency", PLOS ONE 13, 2018); turbo by Anton Mikhailov (Google, 2019); twilight by Bastian
/// Bechtold (matplotlib, 2018). All but turbo and twilight grow evenly in lightness, also to a colour-blind eye.
enum PublishedColours {
  /// Every 17th of 256 colours.
  static let viridis: [UInt32] = [
    0x440154, 0x481A6C, 0x472F7D, 0x414487, 0x39568C, 0x31688E, 0x2A788E, 0x23888E,
    0x1F988B, 0x22A884, 0x35B779, 0x54C568, 0x7AD151, 0xA5DB36, 0xD2E21B, 0xFDE725,
  ]

  /// Every 17th of 256 colours.
  static let inferno: [UInt32] = [
    0x000004, 0x0C0826, 0x240C4F, 0x420A68, 0x5D126E, 0x781C6D, 0x932667, 0xAE305C,
    0xC73E4C, 0xDD513A, 0xED6925, 0xF8850F, 0xFCA50A, 0xFAC62D, 0xF2E661, 0xFCFFA4,
  ]

  /// Every 17th of 256 colours.
  static let magma: [UInt32] = [
    0x000004, 0x0B0924, 0x20114B, 0x3B0F70, 0x57157E, 0x721F81, 0x8C2981, 0xA8327D,
    0xC43C75, 0xDE4968, 0xF1605D, 0xFA7F5E, 0xFE9F6D, 0xFEBF84, 0xFDDEA0, 0xFCFDBF,
  ]

  /// Every 17th of 256 colours.
  static let plasma: [UInt32] = [
    0x0D0887, 0x330597, 0x5002A2, 0x6A00A8, 0x8405A7, 0x9C179E, 0xB12A90, 0xC33D80,
    0xD35171, 0xE16462, 0xED7953, 0xF68F44, 0xFCA636, 0xFEC029, 0xF9DC24, 0xF0F921,
  ]

  /// Every 17th of 256 colours.
  static let cividis: [UInt32] = [
    0x00224E, 0x002E6C, 0x1E3A6F, 0x35456C, 0x47516C, 0x575D6D, 0x666970, 0x757575,
    0x848279, 0x948E77, 0xA59C74, 0xB7A96E, 0xC8B866, 0xDBC75A, 0xEED649, 0xFEE838,
  ]

  /// Every 17th of 256 colours.
  static let turbo: [UInt32] = [
    0x30123B, 0x4143A7, 0x4771E9, 0x3E9BFE, 0x22C5E2, 0x1AE4B6, 0x46F884, 0x88FF4E,
    0xB9F635, 0xE1DD37, 0xFABA39, 0xFD8D27, 0xF05B12, 0xD63506, 0xAF1801, 0x7A0403,
  ]

  /// Every 30th of 510 colours; the last leads back to the first.
  static let twilight: [UInt32] = [
    0xE2D9E2, 0xC5CFD5, 0x99B8C8, 0x769CC1, 0x647DBC, 0x5F5BB2, 0x5C379C, 0x4F1972, 0x371144,
    0x3A113A, 0x5C1749, 0x832550, 0xA13F50, 0xB75F55, 0xC58468, 0xCDA88F, 0xD9C9C2,
  ]
}
