using System.Runtime.InteropServices;
using InfoPoint.Content;
using InfoPoint.Language;
using InfoPoint.Language.Lao;
using InfoPoint.Language.Text;
using InfoPoint.Language.Vietnamese;
using InfoPoint.Search;
using SharpFuzz;

// Run by fuzz.sh: any bytes are folded, cut, decoded and searched for; an exception or a broken promise is a find.
var index = new Lazy<SearchIndex>(() =>
{
    // Not before the fuzzer runs: instrumented code needs its memory.
    var library = LibraryReader.Read(new LibraryFolder(args[1])).Library;
    var folder = Directory.CreateTempSubdirectory("infopoint-fuzz-").FullName;
    SearchIndex.Build(folder, library, null, null, CancellationToken.None);
    return SearchIndex.Open(folder);
});
Action<string> target = args[0] switch
{
    "folding" => Fold,
    "segmenter" => text => Segmenter.Cut(text),
    "query" => text => index.Value.Search(new SearchRequest(text, Lang.Lo)),
    _ => throw new ArgumentException("The target is folding, segmenter or query."),
};
Fuzzer.OutOfProcess.Run(stream =>
{
    using var bytes = new MemoryStream();
    stream.CopyTo(bytes);
    target(Text(bytes.ToArray()));
});

static void Fold(string text)
{
    var once = LaoFolding.Equal(text);
    if (LaoFolding.Equal(once) != once)
        throw new InvalidOperationException("Folding twice changed more.");
    var from = 0;
    foreach (var end in LaoSyllables.Cut(once, LaoWords.Cut))
        from = end > from ? end : throw new InvalidOperationException("A piece is empty.");
    if (from != once.Length)
        throw new InvalidOperationException("Pieces joined do not give the text.");
    VietnameseTyping.Decode(text);
}

// UTF-16 as it comes, so that lone surrogates and everything else can appear.
static string Text(byte[] bytes) => new(MemoryMarshal.Cast<byte, char>(bytes));
