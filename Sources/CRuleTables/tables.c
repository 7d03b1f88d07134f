#include "CRuleTables.h"
