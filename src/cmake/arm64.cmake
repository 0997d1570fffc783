# SPDX-License-Identifier: EUPL-1.2
# Builds for arm64 on another kind of computer, with Debian's cross compiler and its libraries for
# arm64 beside our own (kiosk/install-packages arm64): tests/package/for_arm64 makes all of it.
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR aarch64)
set(CMAKE_CXX_COMPILER aarch64-linux-gnu-g++)
set(ENV{PKG_CONFIG_LIBDIR} /usr/lib/aarch64-linux-gnu/pkgconfig:/usr/share/pkgconfig)
# For packages.cmake.
set(HOUSE_PACKAGES_FOR arm64)
