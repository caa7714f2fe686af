// libpng, with which the tests read the pictures that are written.
#pragma once
#include <png.h>
