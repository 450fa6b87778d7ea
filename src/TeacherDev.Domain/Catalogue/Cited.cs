namespace TeacherDev.Domain.Catalogue;

/// <summary>Where a fact of a seed file stands; written in one line where an entity keeps its source as text.</summary>
public sealed record Cited(string Document, string Section, string? Quote = null, bool? Unverified = null)
{
    public override string ToString() => $"{Document}，{Section}{(Unverified is true ? "（未核实）" : "")}";
}
