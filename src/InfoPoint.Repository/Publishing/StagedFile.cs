namespace InfoPoint.Repository;

/// <summary>A file to be published.</summary>
/// <param name="Path">Its path in the library, with <c>/</c>.</param>
/// <param name="OnDisk">Where it lies.</param>
public sealed record StagedFile(string Path, string OnDisk);
