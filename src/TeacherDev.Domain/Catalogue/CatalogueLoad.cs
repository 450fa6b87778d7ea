using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TeacherDev.Domain.Data;

namespace TeacherDev.Domain.Catalogue;

/// <summary>One attempt to load the seeds and how it ended; the latest is what the site tells about.</summary>
[Unaudited]
public sealed class CatalogueLoad
{
    public const int FingerprintLength = 64;

    private readonly List<CatalogueRefusal> refusals = [];

    public CatalogueLoad(DateTime at, string fingerprint, IEnumerable<Refusal> refused)
    {
        (At, Fingerprint) = (at, fingerprint);
        refusals.AddRange(refused.Select(r => new CatalogueRefusal(r)));
    }

    private CatalogueLoad() { }

    public int Id { get; private set; }

    public DateTime At { get; private set; }

    /// <summary>SHA-256 over all files of the folder: the same folder need not be read again.</summary>
    public string Fingerprint { get; private set; } = null!;

    public IReadOnlyList<CatalogueRefusal> Refusals => refusals;

    /// <summary>Has the folder read again at the next loading, though no file changed: something was given back to it.</summary>
    public static CatalogueLoad Wanted(DateTime at) => new(at, "", []);
}

[Unaudited]
public sealed class CatalogueRefusal
{
    public const int TextLength = 1000;

    internal CatalogueRefusal(Refusal refusal) => (File, Place, Text, Arguments) = (Cut(refusal.File), Cut(refusal.Place), Cut(refusal.Text), [.. refusal.Arguments.Select(Cut)]);

    private CatalogueRefusal() { }

    public int Id { get; private set; }

    public int CatalogueLoadId { get; private set; }

    public string File { get; private set; } = null!;

    public string Place { get; private set; } = null!;

    /// <summary>The sentence (and translation key) with places for <see cref="Arguments"/>.</summary>
    public string Text { get; private set; } = null!;

    public List<string> Arguments { get; private set; } = [];

    public Refusal AsRefusal() => new(File, Place, Text, Arguments);

    // A refused file may hold anything, in any length.
    private static string Cut(string text) => text.Length <= TextLength ? text : text[..(TextLength - 1)] + "…";
}

internal sealed class CatalogueLoadMapping : IEntityTypeConfiguration<CatalogueLoad>
{
    public void Configure(EntityTypeBuilder<CatalogueLoad> load)
    {
        load.Property(l => l.Fingerprint).HasMaxLength(CatalogueLoad.FingerprintLength);
        load.HasMany(l => l.Refusals).WithOne().HasForeignKey(r => r.CatalogueLoadId);
        load.Navigation(l => l.Refusals).AutoInclude();
    }
}

internal sealed class CatalogueRefusalMapping : IEntityTypeConfiguration<CatalogueRefusal>
{
    public void Configure(EntityTypeBuilder<CatalogueRefusal> refusal)
    {
        refusal.ToTable("CatalogueRefusals");
        refusal.Property(r => r.File).HasMaxLength(CatalogueRefusal.TextLength);
        refusal.Property(r => r.Place).HasMaxLength(CatalogueRefusal.TextLength);
        refusal.Property(r => r.Text).HasMaxLength(CatalogueRefusal.TextLength);
    }
}
