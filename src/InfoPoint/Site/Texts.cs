using System.Diagnostics.CodeAnalysis;

namespace InfoPoint.Texts;

/// <summary>Names the texts of <c>i18n/Reader*.resx</c>.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "Only its name is used.")]
public sealed class Reader;

/// <summary>Names the texts of <c>i18n/Kiosk*.resx</c>.</summary>
public sealed class Kiosk;

/// <summary>Names the texts of <c>i18n/Problems*.resx</c>.</summary>
public sealed class Problems;
