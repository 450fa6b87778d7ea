namespace TeacherDev.Domain.Data;

/// <summary>Rows that are their own record (queue, sessions, keys), and counters of the machinery: the audit trail does not repeat them.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property)]
public sealed class UnauditedAttribute : Attribute;
