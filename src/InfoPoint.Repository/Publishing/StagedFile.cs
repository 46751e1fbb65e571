namespace InfoPoint.Repository;

/// <summary>A file to be published.</summary>
/// <param name="Path">Its path in the library, with <c>/</c>.</param>
/// <param name="OnDisk">Where it lies.</param>
/// <param name="Published">What the release before says of it, when it stays as it is there: it is not read again, so that a disk that lost bytes changes nothing that was signed.</param>
public sealed record StagedFile(string Path, string OnDisk, TargetFile? Published = null);
