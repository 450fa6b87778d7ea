using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Mentoring;

/// <summary>What is agreed beside who.</summary>
/// <param name="Period">One year as a rule (domain.md §4), renewable by another agreement.</param>
/// <param name="Goal">What it is for; null when the agreement does not say.</param>
/// <param name="InTierList">Enters the 传帮带三级名单.</param>
public sealed record PairingTerms(PairingKind Kind, Period Period, string? Goal = null, bool InTierList = false);
